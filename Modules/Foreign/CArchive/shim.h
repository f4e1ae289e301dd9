#pragma once
#include <archive.h>
#include <archive_entry.h>

// The macros' octal constants do not cross into Swift with a type.
static const unsigned short archive_regular_file = AE_IFREG;
