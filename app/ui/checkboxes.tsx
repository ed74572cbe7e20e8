import { Choices, type ChoicesProps } from './choices.tsx';

/** Any of several. */
export function Checkboxes({ values = [], ...props }: ChoicesProps & { values?: readonly string[] | undefined }) {
  return <Choices {...props} type="checkbox" chosen={values} />;
}
