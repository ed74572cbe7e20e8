import { Choices, type ChoicesProps } from './choices.tsx';

/** One of several. Nothing is chosen beforehand. */
export function Radios({ value, ...props }: ChoicesProps & { value?: string | undefined }) {
  return <Choices {...props} type="radio" chosen={value ? [value] : []} />;
}
