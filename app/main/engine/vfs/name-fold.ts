// Apple's older file system does not see these in a name: `sec<U+200C>ret` opens `secret` there.
const unseen = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g

/**
 * What names are compared by where case makes no difference. Folds more than any one file system does (`ſ` is an `s`),
 * because a rule that is passed by costs more than a rule that holds once too often.
 */
export function foldName(name: string): string {
  return name.replace(unseen, '').normalize('NFC').toLowerCase().toUpperCase().normalize('NFC')
}
