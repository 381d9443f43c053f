/** Names that a shell, a URL, a client's own syntax or a server's parser could take for something else. */
export const oddNames: readonly string[] = [
  'two words',
  'Umläute ß',
  '😀 emoji',
  '-leading dash',
  'quo"te',
  "it's",
  'per%20cent',
  '#hash',
  'plus+',
]
