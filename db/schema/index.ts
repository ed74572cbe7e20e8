export * from './disclosure.ts';
export * from './event.ts';
export * from './hold.ts';
export * from './installation.ts';
export * from './letter.ts';
export * from './package.ts';
export * from './people.ts';
export * from './request.ts';
