/** What a machine may be told of a time (https://html.spec.whatwg.org/multipage/text-level-semantics.html#datetime-value). */

const MONTH = "(?:0[1-9]|1[0-2])";
const TIME = "(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,3})?)?";
const ZONE = "(?:Z|[+-](?:[01]\\d|2[0-3]):?[0-5]\\d)";
const DATE = `(\\d{4})-(${MONTH})-(0[1-9]|[12]\\d|3[01])`;

/** A day stands in the groups 1 to 3. */
const DAY = new RegExp(`^${DATE}(?:[T ]${TIME}${ZONE}?)?$`);
const OTHERS = new RegExp(
  `^(?:\\d{4}|\\d{4}-${MONTH}|\\d{4}-W(?:0[1-9]|[1-4]\\d|5[0-3])|${TIME}|${ZONE}|P(?=.)(?:\\d+D)?(?:T(?=.)(?:\\d+H)?(?:\\d+M)?(?:\\d+(?:\\.\\d{1,3})?S)?)?)$`,
);

/** Whether the value of a `datetime` is one: a year, month, week, day, time, zone or duration. */
export function isDateTime(value: unknown): value is string {
  if (typeof value !== "string") return false;
  const day = DAY.exec(value);
  if (day === null) return OTHERS.test(value) && !value.startsWith("0000");
  const [year, month, date] = day.slice(1).map(Number) as [number, number, number];
  return year > 0 && date <= daysOf(year, month);
}

function daysOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
