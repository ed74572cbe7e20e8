import { exampleOf } from '../example.ts';

export const { load, sources, visitors } = exampleOf(import.meta.dirname, [
  { email: 'nadia.frey@mail.example', says: 'has something in every table' },
  {
    email: 'teo.lind@mail.example',
    says: 'was told of a sharing that can still be prevented; another was carried out',
  },
  { email: 'rita.cole@mail.example', says: 'left and came back: two accounts match, a human decides' },
  { email: 'pavel.orsk@mail.example', says: 'left: the account is only marked as deleted' },
  { email: 'mina.duarte@mail.example', says: 'has a misspelt name to correct' },
  { email: 'gus.ware@mail.example', says: 'wrote to a company that runs its desk here' },
  { email: 'lars.hem@mail.example', says: 'has no account: what is held was bought' },
  { email: 'sam.holt@mail.example', says: 'nobody: nothing is held' },
]);
