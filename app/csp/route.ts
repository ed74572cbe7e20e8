/** Takes browsers' reports of what the content security policy stopped. Only the directive is kept: a URL could name a person. */

const reportBytes = 16_384;
const everyMs = 1_000;
let lastAt = 0;

/** The directive of a report in either format, the older `csp-report` or the Reporting API's list. */
function directiveOf(text: string): string | undefined {
  return /"(?:violated-directive|effective-directive|effectiveDirective)"\s*:\s*"([a-z-]{1,40})/.exec(text)?.[1];
}

export async function POST(request: Request): Promise<Response> {
  const size = Number(request.headers.get('content-length') ?? reportBytes);
  const directive = size < reportBytes ? directiveOf(await request.text()) : undefined;
  const now = Date.now();
  if (directive && now - lastAt > everyMs) {
    lastAt = now;
    console.error(
      Object.assign(new Error('Content security policy'), { name: 'CspReport', code: directive, stack: '' }),
    );
  }
  return new Response(null, { status: 204 });
}
