// Pictures of telephones, encoded by the tests with libheif.
#include <gtest/gtest.h>
#include <libheif/heif.h>

#include <string>

#include "parsers/file_kind.h"
#include "parsers/heif_library.h"
#include "parsers/reader.h"
#include "parsers/recognition.h"

// libx265, by which these tests encode, keeps three buffers until the process
// ends. LeakSanitizer asks for this function by its name.
extern "C" const char* __lsan_default_suppressions();   // NOLINT
extern "C" const char* __lsan_default_suppressions() {  // NOLINT
  return "leak:libx265";
}

namespace quaestor {
namespace {

heif_error Append(heif_context* /*context*/, const void* data, std::size_t size,
                  void* user) {
  static_cast<std::string*>(user)->append(static_cast<const char*>(data), size);
  return {heif_error_Ok, heif_suberror_Unspecified, ""};
}

// White, 128 x 64, with a black left upper quarter; to be shown turned.
std::string MakeHeic(heif_orientation orientation) {
  heif_image* image = nullptr;
  heif_image_create(128, 64, heif_colorspace_monochrome, heif_chroma_monochrome,
                    &image);
  heif_image_add_plane(image, heif_channel_Y, 128, 64, 8);
  int stride = 0;
  std::uint8_t* plane = heif_image_get_plane(image, heif_channel_Y, &stride);
  for (int y = 0; y < 64; ++y) {
    for (int x = 0; x < 128; ++x) {
      plane[y * stride + x] = x < 64 && y < 32 ? 0 : 255;
    }
  }
  heif_context* context = heif_context_alloc();
  heif_encoder* encoder = nullptr;
  heif_context_get_encoder_for_format(context, heif_compression_HEVC, &encoder);
  heif_encoding_options* options = heif_encoding_options_alloc();
  options->image_orientation = orientation;
  heif_context_encode_image(context, image, encoder, options, nullptr);
  std::string bytes;
  heif_writer writer = {1, Append};
  heif_context_write(context, &writer, &bytes);
  heif_encoding_options_free(options);
  heif_encoder_release(encoder);
  heif_context_free(context);
  heif_image_release(image);
  return bytes;
}

int PixelAt(const GreyImage& image, int x, int y) {
  return image.pixels[static_cast<std::size_t>(y * image.width + x)];
}

TEST(HeifTest, PicturesAreToldByTheirContentAndDecoded) {
  const std::string heic = MakeHeic(heif_orientation_normal);
  EXPECT_EQ(TellFileKind(heic, "scan.jpg").kind, FileKind::kPicture);
  const GreyImage image = DecodeHeif(heic);
  ASSERT_EQ(image.width, 128);
  ASSERT_EQ(image.height, 64);
  EXPECT_LT(PixelAt(image, 20, 10), 60);
  EXPECT_GT(PixelAt(image, 100, 50), 200);
}

TEST(HeifTest, PicturesAreTurnedAsTheCameraWasHeld) {
  const GreyImage image = DecodeHeif(MakeHeic(heif_orientation_rotate_90_cw));
  ASSERT_EQ(image.width, 64);
  ASSERT_EQ(image.height, 128);
  EXPECT_LT(PixelAt(image, 50, 20), 60);  // The right upper quarter.
  EXPECT_GT(PixelAt(image, 10, 20), 200);
}

TEST(HeifTest, DamagedPicturesAreRefused) {
  const std::string heic = MakeHeic(heif_orientation_normal);
  ReadingOptions options;
  options.recogniser = std::make_shared<Recogniser>();
  for (const std::size_t size : {20U, 100U, 300U}) {
    EXPECT_TRUE(DecodeHeif(heic.substr(0, size)).pixels.empty()) << size;
  }
}

TEST(HeifTest, AFilmIsNoPicture) {
  const KindFound found = TellFileKind(std::string("\0\0\0\x18"
                                                   "ftypmp42\0\0\0\0mp42isom",
                                                   24),
                                       "");
  EXPECT_EQ(found.kind, FileKind::kOther);
  EXPECT_NE(found.advice.find("film"), std::string::npos);
}

}  // namespace
}  // namespace quaestor
