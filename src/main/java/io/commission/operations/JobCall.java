package io.commission.operations;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Starts a job of the running service, piece by piece, with a token that the cluster issues and renews in a file, and nothing else:
 * no password, no database. A piece that got no answer is asked for again, because a job may run twice without harm.
 *
 * @param service the service's address, like http://commission
 * @param pause after the first attempt that failed, twice as long after each further one
 */
record JobCall(URI service, Path token, Duration timeout, int attempts, Duration pause) {
    static final String SERVICE = "COMMISSION_JOBS_SERVICE";
    static final String TOKEN_FILE = "COMMISSION_JOBS_TOKEN_FILE";
    static final String TIMEOUT = "COMMISSION_JOBS_TIMEOUT";

    private static final String JOBS = "/api/v1/operations/jobs/";
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>;\\s*rel=\"?next\"?");
    private static final Pattern UNFINISHED = Pattern.compile("\"code\"\\s*:\\s*\"JOB_UNFINISHED\"");

    static JobCall ofEnvironment(Map<String, String> environment) {
        return new JobCall(URI.create(environment.getOrDefault(SERVICE, "http://localhost:8080")),
                Path.of(environment.getOrDefault(TOKEN_FILE, "/var/run/secrets/commission/token")),
                Duration.parse(environment.getOrDefault(TIMEOUT, "PT30M")), 6, Duration.ofSeconds(2));
    }

    /** Says on the console what each piece answered; 0 when all of them succeeded. */
    int run(Job job) {
        HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
        boolean failed = false;
        Optional<String> next = Optional.of(JOBS + job.word());
        while (next.isPresent()) {
            HttpResponse<String> answer;
            try {
                answer = ask(client, service.resolve(next.get()));
            } catch (IOException e) {
                System.err.println("job " + job.word() + ": no answer from " + service + ": " + e);
                return 1;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return 1;
            }
            System.out.println(answer.statusCode() + " " + answer.body());
            if (answer.statusCode() != 200) {
                failed = true;
                if (!UNFINISHED.matcher(answer.body()).find()) {
                    return 1;
                }
            }
            next = answer.headers().firstValue("Link").map(NEXT::matcher).filter(Matcher::find)
                    .map(link -> link.group(1));
        }
        return failed ? 1 : 0;
    }

    private HttpResponse<String> ask(HttpClient client, URI uri) throws IOException, InterruptedException {
        Duration rest = pause;
        for (int attempt = 1;; attempt++) {
            String bearer = "Bearer " + Files.readString(token).trim();
            try {
                HttpResponse<String> answer = client.send(HttpRequest.newBuilder(uri).timeout(timeout)
                        .header("Authorization", bearer)
                        .POST(HttpRequest.BodyPublishers.noBody()).build(), HttpResponse.BodyHandlers.ofString());
                if (attempt == attempts || answer.statusCode() < 502 || answer.statusCode() > 504) {
                    return answer;
                }
            } catch (IOException e) {
                if (attempt == attempts) {
                    throw e;
                }
            }
            Thread.sleep(rest.toMillis());
            rest = rest.multipliedBy(2);
        }
    }
}
