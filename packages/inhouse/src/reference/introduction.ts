import { html } from 'hono/html'

/** What holds for every operation. */
export const introduction = (url: string) =>
  html`<section class="introduction">
    <h1>API reference</h1>
    <p class="lead">
      Everything this server answers to. It speaks the WorkOS API, so the official SDKs work as they
      are. The same as a file: <a href="openapi.json">openapi.json</a>, for Postman, Apidog and code
      generators.
    </p>
    <dl>
      <div>
        <dt>Address</dt>
        <dd><code>${url}</code></dd>
      </div>
      <div>
        <dt>Keys</dt>
        <dd>
          Your backend sends its secret key: <code>Authorization: Bearer sk_…</code> Each operation
          below says who may call it.
        </dd>
      </div>
      <div>
        <dt>Lists</dt>
        <dd>
          <code>limit</code> says how many (1 to 100). The cursors in <code>list_metadata</code> go
          into <code>after</code> and <code>before</code> of the next call.
        </dd>
      </div>
      <div>
        <dt>Errors</dt>
        <dd>
          <code>{ "message", "code", "errors" }</code> with a status of 400 or more;
          <code>errors</code> names each field. <code>X-Request-ID</code> is on every answer.
        </dd>
      </div>
      <div>
        <dt>Retries</dt>
        <dd>
          A <code>POST</code> with an <code>Idempotency-Key</code> header is done once, however
          often it is sent.
        </dd>
      </div>
    </dl>
  </section>`
