import type { Due } from './dates-for.ts';

/** Who set a last day: the law, our promise to be sooner than it asks, or we, where no law names one. */
export const setBy = ({ isOurs, isPromised }: Due): 'law' | 'promise' | 'us' =>
  isOurs ? 'us' : isPromised ? 'promise' : 'law';
