/** What the tests use of the provider; its own types would bring those of twenty other packages. */
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http';

  type Context = { path: string; body: unknown };
  export default class Provider {
    constructor(issuer: string, settings: Record<string, unknown>);
    use(layer: (context: Context, next: () => Promise<void>) => Promise<void>): this;
    callback(): RequestListener;
  }
}
