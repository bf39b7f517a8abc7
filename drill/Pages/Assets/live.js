// Follows a run: parts of the page arrive as they change, by server-sent events, and take their places.
"use strict";

const source = new EventSource(`events?after=${document.body.dataset.version}`);
const state = document.getElementById("live-state");
const clock = document.getElementById("live-clock");
const toggle = document.getElementById("live-toggle");
const pace = document.getElementById("live-pace");
const words = { ready: "Ready", running: "Running", paused: "Paused", ended: "Ended" };
const actions = { ready: ["Start", "start"], running: ["Pause", "pause"], paused: ["Go on", "resume"] };
let phase = document.body.dataset.phase;

// What a person opened, scrolled or stands on survives its part's replacement.
function replace(id, html) {
  const old = document.getElementById(id);
  const parsed = document.createElement("template");
  parsed.innerHTML = html;
  const fresh = parsed.content.firstElementChild;
  if (!old || !fresh) return;
  const pairs = (selector) => [...old.querySelectorAll(selector)].map((one, i) => [one, fresh.querySelectorAll(selector)[i]]);
  const open = pairs("details").filter(([one, other]) => other && one.open);
  const scrolled = pairs(".scroll").filter(([, other]) => other).map(([one, other]) => [other, one.scrollLeft, one.scrollTop]);
  const focused = pairs("a, summary, .scroll").find(([one, other]) => other && one === document.activeElement);
  open.forEach(([, other]) => { other.open = true; });
  old.replaceWith(fresh);
  scrolled.forEach(([other, left, top]) => { other.scrollLeft = left; other.scrollTop = top; });
  if (focused) focused[1].focus({ preventScroll: true });
}

function show(now) {
  phase = now.phase;
  if (state.textContent !== words[phase]) state.textContent = words[phase];
  clock.textContent = now.sinceSeconds === null ? "" : `${now.sinceSeconds < 0 ? "\u2212" : "+"}${Math.abs(now.sinceSeconds).toFixed(1)} s`;
  if (!toggle) return;
  const action = actions[phase];
  toggle.disabled = pace.disabled = !action;
  if (action && toggle.textContent !== action[0]) toggle.textContent = action[0];
  const option = [...pace.options].find(({ value }) => Number(value) === now.pace);
  if (option && document.activeElement !== pace) pace.value = option.value;
}

source.onmessage = ({ data }) => {
  const { state: now, sections } = JSON.parse(data);
  Object.entries(sections).forEach(([id, html]) => replace(id, html));
  show(now);
  if (now.phase === "ended") source.close();
};
source.onerror = () => {
  if (phase !== "ended") state.textContent = "No connection; trying again";
};

// A page that is loaded while nothing changes, because the run is paused or over, is told nothing more.
const { pace: first, since } = document.body.dataset;
show({ phase, pace: Number(first), sinceSeconds: since === undefined ? null : Number(since) });
if (phase === "ended") source.close();

const send = (query) => fetch(`control?${query}`, { method: "POST", headers: { "X-Drill": "1" } }).catch(() => source.onerror());
toggle?.addEventListener("click", () => actions[phase] && send(`action=${actions[phase][1]}`));
pace?.addEventListener("change", () => send(`action=pace&pace=${pace.value}`));
