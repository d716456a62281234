// The loop of the conversation-flow tutorial as API.md describes it: one launch, then a look at an interval (here
// none) until it is over, each call within a retry loop. Several of them run at a time.
// Usage: node axiosloop.js BASE_URL CONCURRENCY LAUNCHES; NODE_PATH must lead to axios.
'use strict';
const axios = require('axios');

const [baseUrl, concurrency, launches] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const flowId = '3d6f2c1a-0000-4000-8000-000000000001';
const retried = [429, 500, 502, 503, 504];
const over = ['closed', 'error', 'terminated'];

async function withRetry(config) {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await axios(config);
    } catch (error) {
      if (attempt >= 3 || !error.response || !retried.includes(error.response.status)) {
        throw error;
      }
      const delay = 1000 * 2 ** attempt + Math.random() * 100;
      await new Promise((resolve) => setTimeout(resolve, delay));
    }
  }
}

async function launchAndWatch(token, number) {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  const launched = await withRetry({
    method: 'post',
    url: `${baseUrl}/api/v2/conversations/flow/${flowId}`,
    headers,
    data: {
      flowId,
      initialState: { variables: [{ name: 'customerName', value: `Caller ${number}` }] },
      interactionContext: { type: 'voice', queueId: null, routingData: { priority: 1 } },
    },
    timeout: 10000,
  });
  const { conversationId } = launched.data;
  for (;;) {
    const look = await withRetry({
      method: 'get',
      url: `${baseUrl}/api/v2/conversations/${conversationId}`,
      headers: { Authorization: `Bearer ${token}` },
    });
    if (over.includes(look.data.status)) {
      return;
    }
  }
}

async function main() {
  const answer = await axios.post(`${baseUrl}/oauth/token`, 'grant_type=client_credentials', {
    auth: { username: 'client', password: 'secret' },
  });
  const token = answer.data.access_token;
  let next = 0;
  const cpuBefore = process.cpuUsage();
  const start = process.hrtime.bigint();
  const loop = async () => {
    while (next < launches) {
      next += 1;
      await launchAndWatch(token, next);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, loop));
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  const cpu = process.cpuUsage(cpuBefore);
  console.log(JSON.stringify({ seconds, cpuSeconds: (cpu.user + cpu.system) / 1e6 }));
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
