/** Jaccard similarity of 5-word shingles from which two texts are near-duplicates. One word in ten changed leaves about 0.42. */
export const NEAR = 0.25;
