// Copies the static files of a published program into FOLDER, each to the address with the fingerprint that pages ask for.
// usage: node deploy/serverless/static.mjs PROGRAM FOLDER
import { cpSync, readFileSync } from 'node:fs';

const [program, folder] = process.argv.slice(2);
const { Endpoints } = JSON.parse(readFileSync(`${program}/EmployeeDirectory.Web.staticwebassets.endpoints.json`));

const has = (list, name) => list.some((one) => one.Name === name);

// CloudFront compresses them.
for (const { Route, AssetFile, ResponseHeaders, EndpointProperties, Selectors } of Endpoints)
  if (has(EndpointProperties, 'fingerprint') && !has(ResponseHeaders, 'Content-Encoding') && !Selectors.length)
    cpSync(`${program}/wwwroot/${AssetFile}`, `${folder}/${Route}`);
