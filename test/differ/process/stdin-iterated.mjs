// process.stdin in a for await loop of a module.
for await (const chunk of process.stdin.setEncoding('latin1')) console.log(JSON.stringify(chunk));
console.log('done');
