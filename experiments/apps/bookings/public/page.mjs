// The page: checks with the service's own rules, sends, shows what the service says.
import { check, fields } from './rules.mjs';

const form = document.querySelector('form');

function value() {
  const data = Object.fromEntries(new FormData(form));
  return { ...data, seats: Number(data.seats) };
}

function showWrong(wrong) {
  for (const field of fields) {
    form.querySelector(`output[for="${field}"]`).textContent = wrong[field] ?? '';
  }
}

async function refresh() {
  const { bookings } = await (await fetch('api/bookings')).json();
  document.querySelector('ul').replaceChildren(...bookings.map(({ name, seats, day }) => {
    const item = document.createElement('li');
    item.textContent = `${day}: ${name} (${seats})`;
    return item;
  }));
}

form.addEventListener('input', () => showWrong(check(value())));
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const wrong = check(value());
  showWrong(wrong);
  if (Object.keys(wrong).length > 0) return;
  const response = await fetch('api/bookings', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(value()),
  });
  if (response.status === 422) showWrong((await response.json()).wrong);
  else form.reset();
  await refresh();
});
await refresh();
