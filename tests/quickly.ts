/** Words for Node with which a program of ours is loaded sooner, as the scripts of package.json have them. */
export const quickly = ['--import', import.meta.resolve('#cli/running/resolved-once')];
