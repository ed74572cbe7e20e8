process.env.NEXT_TELEMETRY_DISABLED = '1';

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  reactStrictMode: true,
  // The web server answers /_next/image with 404 too: the optimiser decodes what strangers choose.
  images: { unoptimized: true },
  // Megabytes of calendars, loaded by the server alone and only where an organisation names a country.
  serverExternalPackages: ['date-holidays'],
  // `npm run check` runs the compiler once, over everything.
  typescript: { ignoreBuildErrors: true },
  // The title comes with the head, not streamed in by a script afterwards.
  htmlLimitedBots: /./,
  experimental: {
    // forbidden() and unauthorized(): real 403 and 401 pages.
    authInterrupts: true,
    // The web server counts bytes and answers 413; this limit lies above its own so that Next never cuts a body short.
    serverActions: { bodySizeLimit: '13mb' },
  },
};

export default config;
