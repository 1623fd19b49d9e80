/** A text as it is kept for searching and searched for, so that every database finds the same. */
export const searchText = (text: string): string => text.normalize('NFKC').toLowerCase()

/** The pattern of SQL's `like … escape '\'` that finds a text in the midst of others. */
export const patternOf = (text: string): string =>
  `%${searchText(text).replaceAll(/[\\%_]/g, '\\$&')}%`
