/** Stand-in until the organisation file is read: who runs this portal and what its start page says. */
export type Organisation = {
  name: string;
  /** `#rrggbb`; shade and contrast are derived from it for light and dark. */
  accent: string;
  timeZone: string;
  /** Says on every page that the portal is an example and belongs to nobody. */
  example: boolean;
  contact: { email: string; phone?: string; post?: string };
  links: { privacyPolicy?: string; selfService?: string };
  /** Calendar days within which a request is answered at the latest. */
  answerWithinDays: number;
};

const placeholder: Organisation = {
  name: 'Click & Chat',
  accent: '#0f766e',
  timeZone: 'Europe/Dublin',
  example: true,
  contact: {
    email: 'privacy@clickandchat.example',
    phone: '+353 1 555 0100',
    post: '1 Example Street, Dublin 2, Ireland',
  },
  links: {},
  answerWithinDays: 30,
};

export function organisation(): Organisation {
  return placeholder;
}
