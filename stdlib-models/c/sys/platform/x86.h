// This file models <sys/platform/x86.h>; README.md has the conventions.

struct cpuid_feature;

const struct cpuid_feature *__x86_get_cpuid_feature_leaf(unsigned int);
_Bool x86_cpu_present(unsigned int index);
_Bool x86_cpu_active(unsigned int index);
