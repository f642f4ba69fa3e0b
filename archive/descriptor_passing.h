// archive/descriptor_passing.h: descriptors through local sockets.
#ifndef QUAESTOR_ARCHIVE_DESCRIPTOR_PASSING_H_
#define QUAESTOR_ARCHIVE_DESCRIPTOR_PASSING_H_

#include <string_view>
#include <utility>

#include "archive/owned_descriptor.h"

namespace quaestor {

// Both ends of a new connection, closed on exec. Throws std::system_error.
std::pair<OwnedDescriptor, OwnedDescriptor> ConnectedSockets();

// Sends bytes, at least one, with a descriptor. Returns false where the other
// side has gone. Throws std::system_error.
bool SendWithDescriptor(int socket, std::string_view bytes, int descriptor);

// Fills `bytes` and returns the descriptor that came with it: -1 for none.
// Returns false at the end of the connection or after an error.
bool ReceiveWithDescriptor(int socket, char* bytes, std::size_t size,
                           int& descriptor);

}  // namespace quaestor

#endif  // QUAESTOR_ARCHIVE_DESCRIPTOR_PASSING_H_
