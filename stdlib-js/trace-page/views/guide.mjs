// The guide: what it says of the parts of the loop in short, and its pages, which are in the
// document as templates (script/render-guide).

import { TOPICS } from '../model/guide.mjs';
import { html, useLayoutEffect, useRef } from './html.mjs';

function templateOf(path) {
  return document.querySelector(`template[data-page="${path}"]`);
}

// A link to a page; its name, where the page is not here.
export function PageLink({ page, path }) {
  if (path === undefined) return null;
  const template = templateOf(path);
  if (template === null) return html`<span class="hint">${path}</span>`;
  return html`<button class="link to-page" title=${path} onClick=${() => page.readPage(path)}>
    ${template.dataset.title}</button>`;
}

export function TopicPages({ page, topic }) {
  return html`<p class="pages"><${PageLink} page=${page} path=${topic.page} />
    <${PageLink} page=${page} path=${topic.see} /></p>`;
}

function Topics({ page }) {
  const show = ([name, topic]) => html`
    <section key=${name} class=${name === page.topic ? 'chosen' : ''}
      ref=${(element) => name === page.topic && element?.scrollIntoView({ block: 'nearest' })}>
      <h3>${topic.title}</h3><p>${topic.text}</p>
      <${TopicPages} page=${page} topic=${topic} /></section>`;
  return html`<div class="guide">${Object.entries(TOPICS).map(show)}</div>`;
}

function Article({ page, path }) {
  const article = useRef(null);
  useLayoutEffect(() => {
    article.current.replaceChildren(templateOf(path).content.cloneNode(true));
    article.current.closest('.shown').scrollTop = 0;
  }, [path]);
  const follow = (event) => {
    const link = event.target.closest('a');
    if (link === null) return;
    event.preventDefault();
    page.readPage(link.getAttribute('href').slice(1));
  };
  return html`<article ref=${article} onClick=${follow}></article>`;
}

export function Guide({ page }) {
  const path = page.read.at(-1);
  if (path === undefined) return html`<${Topics} page=${page} />`;
  return html`<div class="reading"><p><button onClick=${() => page.readBack()}>\u25c0 back</button>
    <span class="hint">${path}</span></p><${Article} page=${page} path=${path} /></div>`;
}
