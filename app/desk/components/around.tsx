import { Section } from '../../ui/desk/section.tsx';
import { type Column, Table } from '../../ui/desk/table.tsx';
import { Footer } from '../../ui/footer.tsx';
import { SignOut } from '../../ui/sign-out.tsx';
import { Shown } from './shown.tsx';

type Part = { name: string; file: string; says: string };

/** Not drawn alone: they need a page around them, or have no look of their own. */
const parts: readonly Part[] = [
  { name: 'Page', file: 'frame.tsx', says: 'The frame of each page of a visitor. Every one of them begins with it' },
  { name: 'SkipLink', file: 'skip-link.tsx', says: 'Seen when it has the focus: the first press of Tab on any page' },
  { name: 'LanguageSwitch', file: 'language-switch.tsx', says: 'On top of each page of a visitor' },
  { name: 'SignalNote', file: 'signal-note.tsx', says: 'Seen by a browser that sends Sec-GPC: 1' },
  { name: 'Choices', file: 'choices.tsx', says: 'What Radios and Checkboxes are made of' },
  { name: 'FieldFrame', file: 'field-frame.tsx', says: 'Label, hint and error, around every field' },
  { name: 'EnhancedForm', file: 'enhanced-form.tsx', says: 'What QuestionForm, Press and TokenForm are made of' },
  { name: 'TokenForm', file: 'token-form.tsx', says: 'Takes a letter’s token out of the address: /prove/link' },
  {
    name: 'DeskFrame',
    file: 'desk/desk-frame.tsx',
    says: 'Around this page. DeskPage fills it in for every page of the desk',
  },
  { name: 'SideNav', file: 'desk/side-nav.tsx', says: 'The desk’s sections, at the side of this page' },
  {
    name: 'LinkRow',
    file: 'desk/link-row.tsx',
    says: 'Links of which the current one is brought into sight: SideNav and Tabs have it',
  },
  { name: 'GivenToAll', file: 'desk/given-to-all.tsx', says: 'What all forms of a page send along unseen' },
  { name: 'SavedReplies', file: 'desk/saved-replies.tsx', says: 'Below a field of a DeskForm that has them' },
  {
    name: 'PasskeyButton',
    file: 'desk/passkey-button.tsx',
    says: 'In a DeskForm that asks for a code, for who has a passkey: /desk/sign-in/second-factor',
  },
  {
    name: 'FactorField',
    file: 'desk/factor-field.tsx',
    says: 'In a DeskForm or ReasonForm whose act wants the second factor once more: show data, or approve',
  },
  { name: 'Refresh', file: 'desk/refresh.tsx', says: 'Asks for the page again; Progress has it' },
  { name: 'Keys', file: 'desk/keys/keys.tsx', says: 'The desk by keyboard: press ?' },
  { name: 'Help', file: 'desk/keys/help.tsx', says: 'What the keys do: press ?' },
  { name: 'Palette', file: 'desk/keys/palette.tsx', says: 'Everything by its name: press Ctrl and K' },
  { name: 'TableGrid', file: 'desk/table-grid.tsx', says: 'What Table is drawn with' },
  { name: 'ColumnsDrawing', file: 'desk/columns-drawing.tsx', says: 'What Columns are drawn with' },
  { name: 'MapDrawing', file: 'desk/map-drawing.tsx', says: 'The data map, for admins: /desk/settings/map' },
];

const columns: readonly Column<Part>[] = [
  { key: 'name', head: 'Component', name: true, cell: ({ name }) => name },
  { key: 'file', head: 'File', cell: ({ file }) => <code className="font-mono text-xs">app/ui/{file}</code> },
  { key: 'says', head: 'Where it is seen', cell: ({ says }) => says },
];

/** What stands around a page, and what other components are made of. */
export function Around() {
  return (
    <>
      <Section id="parts" title="Seen elsewhere">
        <Table
          wide
          caption="Components that are seen elsewhere"
          columns={columns}
          rows={parts}
          keyOf={({ name }) => name}
        />
      </Section>
      <Shown name="Footer" file="footer.tsx" says="Below each page of a visitor, in their language.">
        <Footer />
      </Shown>
      <Shown
        large
        name="SignOut"
        file="sign-out.tsx"
        says="At the header’s end where a visitor is signed in. It works: pressing it signs you out here."
      >
        <SignOut />
      </Shown>
    </>
  );
}
