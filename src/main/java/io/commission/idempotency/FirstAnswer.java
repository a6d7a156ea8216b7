package io.commission.idempotency;

import java.util.Map;

/** What a call answered the first time. */
record FirstAnswer(int status, Map<String, String> headers, byte[] body) {
}
