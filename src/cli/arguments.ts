import { InvalidArgumentError } from "commander";

/** Reads a whole number of at least `least`. */
export const whole =
  (least: number) =>
  (text: string): number => {
    const number = Number(text);
    if (!/^\d+$/.test(text) || number < least)
      throw new InvalidArgumentError(`expected a whole number of at least ${least}.`);
    return number;
  };

/** Reads a size of memory as megabytes. */
export const megabytes = (text: string): number => {
  const [, number = "", unit = "MB"] = /^(\d+(?:\.\d+)?) ?([MG]i?B?)?$/i.exec(text.trim()) ?? [];
  if (number === "") throw new InvalidArgumentError("expected a size such as 800MB or 4GB.");
  return Math.floor(Number(number) * (/^g/i.test(unit) ? 1024 : 1));
};

/** Reads a probability. */
export const probability = (text: string): number => {
  const number = Number(text);
  if (!/^[01]?(\.\d+)?$/.test(text) || text === "" || number > 1)
    throw new InvalidArgumentError("expected a number from 0 to 1.");
  return number;
};

/** Reads names that are separated by commas; the option may come several times. */
export const list = (text: string, before: readonly string[] | undefined): string[] => [
  ...(before ?? []),
  ...text.split(",").map((item) => item.trim()),
];

/** Takes the exit code of the command that was called. */
export type Ended = (exitCode: number) => void;
