// What a booking may be. The page runs this for quick answers, the service because nobody has to
// use the page.
//
//   check(booking) -> { field: what is wrong with it }      empty if all is well
//   clean(booking) -> the booking with its fields alone, trimmed, as they are stored

const kMostSeats = 8;

const rules = {
  name(value) {
    if (typeof value !== 'string' || value.trim() === '') return 'Who is coming?';
    if (value.trim().length > 80) return 'At most 80 characters.';
  },
  email(value) {
    if (typeof value !== 'string' || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim())) {
      return 'This is no address for mail.';
    }
  },
  seats(value) {
    if (!Number.isInteger(value) || value < 1) return 'At least one seat.';
    if (value > kMostSeats) return `At most ${kMostSeats} seats.`;
  },
  day(value) {
    const date = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)
      ? new Date(`${value}T00:00:00Z`) : new Date(NaN);
    // A date that is none (the 30th of February) comes back as another one, or none.
    if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== value) {
      return 'A day, as 2030-01-31.';
    }
  },
};

export const fields = Object.keys(rules);

export function check(booking) {
  const wrong = {};
  for (const field of fields) {
    const why = rules[field](booking?.[field]);
    if (why !== undefined) wrong[field] = why;
  }
  return wrong;
}

export function clean(booking) {
  return Object.fromEntries(fields.map((field) => {
    const value = booking[field];
    return [field, typeof value === 'string' ? value.trim() : value];
  }));
}
