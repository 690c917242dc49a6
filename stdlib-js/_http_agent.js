'use strict';
// A former name of a part of http: the agent.
// Older packages require it; new ones should not.

const { Agent, getGlobalAgent, setGlobalAgent } = require('internal/http/agent');

module.exports = {
  Agent,
  get globalAgent() { return getGlobalAgent(); },
  set globalAgent(agent) { setGlobalAgent(agent); },
};
