#include <libpq-fe.h>

// The fields of an error are named by characters, which Swift does not import.
static inline const char *rechtspoor_pq_sqlstate(const PGresult *result) {
  return PQresultErrorField(result, PG_DIAG_SQLSTATE);
}

static inline const char *rechtspoor_pq_message(const PGresult *result) {
  return PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
}
