/** The probability of a logarithm of odds. */
export const logistic = (score: number): number => 1 / (1 + Math.exp(-score));
