/** Languages that the English stages take on: English, and texts whose language cannot be told (numbers, a name, nothing at all). */
export const ENGLISH: readonly string[] = ["en", "und"];
