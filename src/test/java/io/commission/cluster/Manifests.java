package io.commission.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;

/** Manifests as the model classes of Kubernetes read them; a property that no class knows is an error. */
record Manifests(List<HasMetadata> all) {
    private static final List<Class<? extends HasMetadata>> KINDS = List.of(ConfigMap.class, Namespace.class,
            Service.class,
            ServiceAccount.class, Deployment.class, HorizontalPodAutoscaler.class, CronJob.class, Job.class,
            Ingress.class,
            NetworkPolicy.class, PodDisruptionBudget.class, ClusterRoleBinding.class, ServiceMonitor.class);
    private static final YAMLMapper STRICT = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .annotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                /** The classes would keep what they do not know. */
                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            }).build();

    static Manifests read(String yaml) {
        List<HasMetadata> read = new ArrayList<>();
        try (MappingIterator<JsonNode> documents = STRICT.readerFor(JsonNode.class).readValues(yaml)) {
            while (documents.hasNext()) {
                JsonNode document = documents.next();
                String kind = document.path("kind").asText();
                Class<? extends HasMetadata> type = KINDS.stream().filter(one -> one.getSimpleName().equals(kind))
                        .findFirst().orElseThrow(() -> new AssertionError("an unknown kind: " + kind));
                HasMetadata model = STRICT.treeToValue(document, type);
                if (!document.path("apiVersion").asText().equals(HasMetadata.getApiVersion(type))) {
                    throw new AssertionError(kind + " is of " + HasMetadata.getApiVersion(type));
                }
                read.add(model);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Manifests(read);
    }

    /** As kubectl renders the overlay. */
    static Manifests rendered(String overlay) throws IOException, InterruptedException {
        Process kubectl = new ProcessBuilder("kubectl", "kustomize", "kubernetes/overlays/" + overlay).start();
        String yaml = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String errors = new String(kubectl.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        if (kubectl.waitFor() != 0) {
            throw new AssertionError(errors);
        }
        return read(yaml);
    }

    static boolean kubectlIsThere() {
        return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
    }

    <T extends HasMetadata> List<T> of(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends HasMetadata> T one(Class<T> type, String name) {
        return of(type).stream().filter(model -> model.getMetadata().getName().equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " " + name));
    }

    /** What runs in pods, by the manifest that makes them. */
    List<PodTemplateSpec> pods() {
        List<PodTemplateSpec> pods = new ArrayList<>();
        of(Deployment.class).forEach(deployment -> pods.add(deployment.getSpec().getTemplate()));
        of(Job.class).forEach(job -> pods.add(job.getSpec().getTemplate()));
        of(CronJob.class).forEach(job -> pods.add(job.getSpec().getJobTemplate().getSpec().getTemplate()));
        return pods;
    }

    List<PodTemplateSpec> selected(Map<String, String> labels) {
        return pods().stream().filter(pod -> pod.getMetadata().getLabels().entrySet().containsAll(labels.entrySet()))
                .toList();
    }
}
