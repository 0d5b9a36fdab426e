// A thread that never ends and answers nothing: Bree waits for it for ever.
setInterval(() => {}, 1000);
