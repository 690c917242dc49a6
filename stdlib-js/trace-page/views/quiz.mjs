// "What prints next?": put the lines into their order; then see who was right, and why.

import { checkQuiz, makeQuiz } from '../model/quiz.mjs';
import { html, useState } from './html.mjs';

function Asking({ quiz, answer, setAnswer, onCheck }) {
  const left = quiz.shuffled.filter((line) => !answer.includes(line));
  return html`<div class="asking">
    <div><h3>click on what prints next</h3>
      <div class="choices">${left.map((line) => html`<button key=${line.index}
        onClick=${() => setAnswer([...answer, line])}>${line.text}</button>`)}</div></div>
    <div><h3>your order <button class="check-order" disabled=${left.length > 0}
        onClick=${onCheck}>check</button></h3>
      <ol>${answer.map((line) => html`<li key=${line.index}><button title="take it back"
        onClick=${() => setAnswer(answer.filter((other) => other !== line))}>${line.text}
        </button></li>`)}</ol></div>
  </div>`;
}

function Checked({ player, result, onAgain, onMore }) {
  return html`<div class="checked">
    <p class="score">${result.right} of ${result.rows.length} are right.
      <button onClick=${onAgain}>again</button>
      ${onMore !== undefined && html`<button onClick=${onMore}>the lines after these</button>`}</p>
    <ol>${result.rows.map(({ given, expected, ok, why }) => html`
      <li key=${expected.index} class=${ok ? 'ok' : 'wrong'}>
        <button class="link" onClick=${() => player.to(expected.index)}>
          ${ok ? '\u2713' : '\u2717'} ${expected.text}</button>
        ${!ok && html`<span class="hint"> you thought ${given?.text}</span>`}
        <p>${why}</p></li>`)}</ol>
  </div>`;
}

const MOST = 8;

export function Quiz({ player, onHide }) {
  const { model } = player;
  const [from, setFrom] = useState(0);
  const [quiz, setQuiz] = useState(() => makeQuiz(model, { most: MOST }));
  const [answer, setAnswer] = useState([]);
  const [result, setResult] = useState();
  const begin = (at) => {
    setFrom(at);
    setQuiz(makeQuiz(model, { from: at, most: MOST, seed: at + 1 }));
    setAnswer([]);
    setResult(undefined);
    onHide(true);
  };
  const check = () => {
    setResult(checkQuiz(model, quiz, answer));
    onHide(false);
  };
  if (quiz.lines.length < 2) {
    return html`<p class="quiz">The program prints too little to ask about.</p>`;
  }
  const more = from + MOST < model.prints.length - 1 ? () => begin(from + MOST) : undefined;
  return html`<div class="quiz">${result === undefined
    ? html`<${Asking} quiz=${quiz} answer=${answer} setAnswer=${setAnswer} onCheck=${check} />`
    : html`<${Checked} player=${player} result=${result} onAgain=${() => begin(from)}
        onMore=${more} />`}</div>`;
}
