#include "parsers/marks.h"

#include <gtest/gtest.h>

#include "tests/parsers/page_builder.h"

namespace quaestor {
namespace {

Widget Button(const Box& box, bool checked) {
  Widget widget;
  widget.box = box;
  widget.kind = WidgetKind::kCheckbox;
  widget.name = "form.consent";
  widget.export_value = "On";
  widget.checked = checked;
  return widget;
}

TEST(MarksTest, FormFieldTellsItsState) {
  PageContent page;
  page.widgets = {Button({20, 90, 30, 100}, true),
                  Button({20, 110, 30, 120}, false)};
  const FoundMarks found = FindMarks(page);
  EXPECT_EQ(States(found), "x.");
  EXPECT_EQ(found.marks[0].source, Source::kFormField);
  EXPECT_EQ(found.marks[0].field_name, "form.consent");
  EXPECT_EQ(found.marks[0].export_value, "On");
}

TEST(MarksTest, HiddenFieldIsNoMark) {
  PageContent page;
  page.widgets = {Button({20, 90, 30, 100}, true)};
  page.widgets[0].hidden = true;
  EXPECT_EQ(States(page), "");
}

TEST(MarksTest, FieldOverAPrintedBoxIsOneMark) {
  PageContent page;
  page.widgets = {Button({19, 90, 31, 102}, true)};
  Write(page, 22, 100, "☐", "MS-Gothic");
  Write(page, 40, 100, "Yes");
  const FoundMarks found = FindMarks(page);
  EXPECT_EQ(States(found), "x");
  EXPECT_TRUE(found.glyph_used[0]);
}

TEST(MarksTest, TickUnderAnUncheckedFieldIsAConflict) {
  PageContent page;
  page.widgets = {Button({19, 90, 31, 102}, false)};
  Write(page, 22, 100, "☒", "MS-Gothic");
  EXPECT_EQ(States(page), "O");
}

TEST(MarksTest, FieldWhoseValueContradictsItsAppearanceIsAConflict) {
  PageContent page;
  page.widgets = {Button({19, 90, 31, 102}, true)};
  page.widgets[0].conflict = true;
  EXPECT_EQ(States(page), "X");
}

TEST(MarksTest, EmptyPageHasNone) { EXPECT_EQ(States(PageContent{}), ""); }

}  // namespace
}  // namespace quaestor
