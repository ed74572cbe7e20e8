import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import path from 'node:path';
import { test } from 'node:test';
import { type Knocker, knockers, visitorEmail } from '#tests/installation';
import {
  actions,
  built,
  deletion,
  filledIn,
  isAction,
  isNamed,
  isRole,
  on,
  ownInstallation,
  refusedAtDesk,
} from '#tests/opened';
import { codedRoutes, type Listed, listedRoutes } from '#tests/routes';

ownInstallation();

test('E2: the production build has no page, endpoint or action but those that docs/routes.md lists', () => {
  const ofNext = ['/_not-found', '/_global-error', '/icon.svg'];
  const addresses = Object.values<string>(built('app-path-routes-manifest.json'));
  const listed = listedRoutes().map(({ route }) => route);
  const inBuild = [...addresses.filter((one) => !ofNext.includes(one)), ...actions().map(({ name }) => name)];
  assert.deepEqual(inBuild.sort(), listed.sort());
  assert.deepEqual(codedRoutes().sort(), listed);
  assert.deepEqual(Object.keys(built('server/server-reference-manifest.json').edge), []);
  const old = Object.keys(built('server/pages-manifest.json')).filter((one) => !/^\/(_\w+|404|500)$/.test(one));
  assert.deepEqual(old, []);
});

const isEndpoint = ({ route }: Listed) =>
  /^\/(\.well-known|api|csp|opt-out\/one-click)|\/(sign-out|looking)$|\/sso(\/back)?$|\.csv$|\[(package|file)Id\]/.test(
    route,
  );
const pages = () => listedRoutes().filter((one) => !isAction(one) && !isEndpoint(one));

/** Pages that lead on while there is nothing on them for this person. */
const leadsOn = [
  '/prove/code',
  '/request/check',
  '/request/where',
  '/request/correct/changes',
  '/my-data/change',
  '/preferences/opt-in',
  '/desk/sign-in/second-factor',
];

/** The same, of one's own request, which asks for nothing more than its mailbox. */
const leadsItsPersonOn = [
  '/requests/[id]/identity',
  '/requests/[id]/identity/code',
  '/requests/[id]/identity/otherwise',
];

/** The one status that a page gives, by docs/routes.md. */
function statusFor(listed: Listed, who: Knocker): number {
  const { route } = listed;
  if (leadsOn.includes(route)) return 307;
  if (who === 'visitor' && leadsItsPersonOn.includes(route)) return 307;
  if (who === 'another visitor' && route.startsWith('/requests/[id]')) return 404;
  // None of that id, or no such picture, for who may look at all.
  if (/\[(bulk|list|import|version)Id\]|\/picture$/.test(route)) return isNamed(listed, who) ? 404 : refusedAtDesk(who);
  // Nobody of the tests' staff has set up a second factor.
  if (isNamed(listed, who) || (route === '/desk/sign-in/enrol' && isRole(who))) return 200;
  if (!route.startsWith('/desk') || listed.who.includes('half')) return 307;
  return refusedAtDesk(who);
}

test('E2: every page gives everybody the status that docs/routes.md says', async () => {
  for (const listed of pages()) {
    for (const who of knockers) {
      const got = await on.ask(filledIn(listed.route), { as: who });
      await got.text();
      assert.equal(got.status, statusFor(listed, who), `${listed.route} as ${who}`);
    }
  }
});

const ofForm = () => ({ origin: on.origin, 'content-type': 'application/x-www-form-urlencoded' });

/** What each endpoint answers to GET and to POST, whoever asks. */
const endpoints: Record<string, [get: number, post: number]> = {
  '/.well-known/gpc.json': [200, 405],
  '/.well-known/security.txt': [200, 405],
  // No worker runs here.
  '/api/health': [503, 405],
  '/csp': [405, 204],
  // Without a token it is no link of ours.
  '/opt-out/one-click': [404, 404],
  // There is no provider here, and nobody began anything.
  '/desk/sign-in/sso': [303, 405],
  '/desk/sign-in/sso/back': [303, 405],
  '/sign-out': [405, 303],
  '/desk/sign-out': [405, 303],
};

test('E2: every endpoint answers everybody alike, but for the package, which is one person’s', async () => {
  for (const listed of listedRoutes().filter((one) => !isAction(one) && isEndpoint(one))) {
    const { route } = listed;
    for (const who of knockers) {
      const got = await on.ask(filledIn(route), { as: who });
      await got.arrayBuffer();
      const ofPackage = who === 'nobody' ? 303 : who === 'visitor' ? 200 : 404;
      // Its person has a mailbox, so that nobody of the desk gets it.
      const ofCopy = /reviewer|approver$/.test(who) && isRole(who) ? 303 : refusedAtDesk(who);
      const ofFigures = isNamed(listed, who) ? 200 : refusedAtDesk(who);
      // None of that id: who may have one is told so, and who may not is told that.
      const ofFile = isNamed(listed, who) ? 404 : refusedAtDesk(who);
      const isFile = /\[(file|list|import|version)Id\]/.test(route);
      const atDesk = isFile ? ofFile : /\.csv$|\/looking$/.test(route) ? ofFigures : ofCopy;
      assert.equal(
        got.status,
        endpoints[route]?.[0] ?? (route.startsWith('/desk') ? atDesk : isFile && who === 'visitor' ? 404 : ofPackage),
        `GET ${route} as ${who}`,
      );
      // Signing everybody out would end the test.
      if (route.endsWith('/sign-out') && who !== 'nobody') continue;
      const posted = await on.ask(filledIn(route), { as: who, method: 'POST', headers: ofForm() });
      await posted.arrayBuffer();
      assert.equal(posted.status, endpoints[route]?.[1] ?? 405, `POST ${route} as ${who}`);
    }
  }
});

test('C23: of next-auth’s own addresses only those that end a session are there', async () => {
  for (const action of [
    'signin',
    'signin/email',
    'signin/google',
    'callback/email',
    'providers',
    'session',
    '_log',
    'error',
  ]) {
    for (const method of ['GET', 'POST']) {
      const got = await on.ask(`/api/auth/${action}`, { as: 'visitor', method, headers: ofForm() });
      assert.equal(got.status, 404, `${method} ${action}`);
    }
  }
});

/** One request with exactly this address: fetch would tidy it up. */
function exactly(address: string, headers: IncomingHttpHeaders): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: on.port, path: address, headers }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (part) => (body += part));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }));
    });
    asked.on('error', reject).end();
  });
}

/** Ways in which the same page can be asked for, as headers and as addresses. */
const spellings: readonly [headers: Record<string, string>, address: (page: string) => string][] = [
  [{ RSC: '1' }, (page) => page],
  [{ RSC: '1' }, (page) => `${page}?_rsc=x`],
  [{ RSC: '1', 'Next-Router-Prefetch': '1' }, (page) => page],
  [{ RSC: '1', 'Next-Router-Prefetch': '2' }, (page) => page],
  [{ RSC: '1', 'Next-Router-Segment-Prefetch': '/_tree' }, (page) => page],
  [{ RSC: '1', 'Next-Router-Prefetch': '1', 'Next-Router-Segment-Prefetch': '/desk/__PAGE__' }, (page) => page],
  [
    { RSC: '1', 'Next-Router-Prefetch': '1', 'Next-Router-Segment-Prefetch': '/desk/requests/__PAGE__' },
    (page) => page,
  ],
  [{ 'x-nextjs-data': '1' }, (page) => `/_next/data/${buildId()}${page}.json`],
  [{}, (page) => `/_next/data/${buildId()}${page}.json`],
  [{ RSC: '1' }, (page) => `${page}.rsc`],
  [{}, (page) => `${page}.rsc`],
  [{}, (page) => `${page}.segments/_tree.segment.rsc`],
  [{}, (page) => `${page}.segments/desk/__PAGE__.segment.rsc`],
  [{}, (page) => `/prove/%2e%2e${page}`],
  [{}, (page) => `/prove/..${page}`],
  [{}, (page) => `/${page}`],
  [{}, (page) => `${page}/`],
  [{}, (page) => page.toUpperCase()],
  [{}, (page) => `${page};x`],
  [{}, (page) => `${page}?nxtPid=1&nextInternalLocale=en`],
  [{}, (page) => `/prove?nxtPid=${page}`],
  [{}, (page) => page.replace('/desk', '/%64esk')],
  [{ 'x-middleware-subrequest': Array(5).fill('proxy').join(':') }, (page) => page],
  [{ 'x-middleware-subrequest': Array(5).fill('middleware').join(':') }, (page) => page],
  [{ 'x-middleware-subrequest': Array(5).fill('src/proxy').join(':') }, (page) => page],
  [{ 'x-invoke-path': '/desk', 'x-matched-path': '/desk', 'x-rewrite-url': '/desk' }, () => '/prove'],
];
const buildId = () => readFileSync(path.resolve('.next/BUILD_ID'), 'utf8');

/** What only a request's own page, the queue, the settings or the package tells. */
async function secrets(): Promise<RegExp> {
  const { rows } = await on.worker.owner.query<{ reference: string }>('SELECT reference FROM request');
  const words = [
    ...rows.map(({ reference }) => reference),
    visitorEmail,
    'auditor@desk.test',
    'arm clickandchat',
    'PK,',
  ];
  return new RegExp(words.join('|'), 'i');
}

test('D1, D2: however a page is asked for, who may not see it learns nothing of it', async () => {
  const secret = await secrets();
  const guarded = listedRoutes().filter((one) => !isAction(one) && !one.who.some((who) => /everybody|half/.test(who)));
  const inside = await on.ask(`/desk/requests/${deletion}`, { as: 'viewer' });
  assert.match(await inside.text(), secret, 'the words that are looked for are on the page');
  for (const listed of guarded) {
    const strangers = listed.route.startsWith('/desk') ? (['viewer', 'staff before the second factor'] as const) : [];
    for (const who of ['nobody', 'another visitor', ...strangers] as const) {
      if (isNamed(listed, who) && (who === 'viewer' || !listed.route.includes('[id]'))) continue;
      for (const [headers, address] of spellings) {
        const page = filledIn(listed.route);
        const got = await exactly(address(page), { ...headers, cookie: on.jar(who) });
        const what = `${address(page)} as ${who} with ${JSON.stringify(headers)}`;
        assert.equal(secret.test(got.body), false, what);
        // A router's answer carries the refusal inside; a page's has its status.
        assert.ok(got.status < 500 && (headers.RSC || got.status >= 300 || address(page).startsWith('/prove')), what);
      }
    }
  }
});
