/** Of a page that no search engine shall list: the desk, and what a letter's own link opens. All others are to be found. */
export const unfound = { index: false, follow: false };
