// extract/recognition_doubt.h: how far the words of an answer can be trusted
// that were recognised in a picture. Private to extract/.
#ifndef QUAESTOR_EXTRACT_RECOGNITION_DOUBT_H_
#define QUAESTOR_EXTRACT_RECOGNITION_DOUBT_H_

#include "extract/reading.h"

namespace quaestor {

// Adds findings, reasons and the first readings of corrected words to every
// field that was read from a picture. Call when all fields are read.
void NoteRecognition(Reading& reading);

}  // namespace quaestor

#endif  // QUAESTOR_EXTRACT_RECOGNITION_DOUBT_H_
