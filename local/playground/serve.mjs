import { pathToFileURL } from "node:url";
import * as esbuild from "esbuild";

/**
 * Serves build/playground/ to this machine only.
 * @param {number} [port] without, the first free one from 8000 on
 * @returns the address, and `stop`
 */
export async function servePlayground(port) {
  const context = await esbuild.context({ logLevel: "silent" });
  const server = await context.serve({
    servedir: "build/playground",
    host: "127.0.0.1",
    ...(port && { port }),
  });
  return { url: `http://127.0.0.1:${server.port}/`, stop: () => context.dispose() };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { url } = await servePlayground();
  console.log(`The playground is at ${url} (Ctrl+C ends it).`);
}
