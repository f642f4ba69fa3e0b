// parsers/tnef.h: what Outlook wraps attachments in for those who have none
// (winmail.dat), as [MS-OXTNEF] lays it out.
//
// libytnef reads this format too, and was left out: its record with hostile
// files is poor (CVE-2021-3403 and 3404 the latest), and of what it reads only
// the attachments are wanted here. Every size is checked against the bytes that
// are there.
#ifndef QUAESTOR_PARSERS_TNEF_H_
#define QUAESTOR_PARSERS_TNEF_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace quaestor {

struct TnefFile {
  std::string name;        // as written, in whatever charset
  std::string_view bytes;  // within what was read
};

struct TnefFiles {
  std::vector<TnefFile> files;
  bool whole = true;  // else it is cut off, and files may be missing
};

bool IsTnef(std::string_view bytes);

// The files in it, at most one more than `most`. Of what is cut off, those
// before the cut; some may have no bytes. `bytes` must outlive them.
TnefFiles ReadTnef(std::string_view bytes, std::size_t most);

}  // namespace quaestor

#endif  // QUAESTOR_PARSERS_TNEF_H_
