using System.Text;
using EmployeeDirectory.Web.Features.Employees;

namespace EmployeeDirectory.Web.Tests.Features.Employees;

public sealed class VCardWriterTests
{
    [Theory, InlineData("a"), InlineData("é"), InlineData("字"), InlineData("👩🏽‍🚀"), InlineData("ع")]
    public void Text_AtEveryFoldBoundary_KeepsEachSequenceWhole(string letter)
    {
        for (var before = 0; before <= 80; before++)
        {
            var text = new string('-', before) + string.Concat(Enumerable.Repeat(letter, 60));

            var card = new VCardWriter().Text("NOTE", text).ToString();

            Assert.Equal([$"NOTE:{text}"], WireFormat.LinesOf(Encoding.UTF8.GetBytes(card)));
        }
    }

    [Theory]
    [InlineData(70, 1), InlineData(71, 2), InlineData(144, 2), InlineData(145, 3)]
    public void Text_OfPlainLetters_FillsItsLines(int letters, int lines) =>
        Assert.Equal(lines, new VCardWriter().Text("NOTE", new string('a', letters)).ToString().Split("\r\n").Length - 1);

    [Fact]
    public void Values_WithWhatMeansSomethingElse_AreEscaped()
    {
        var card = new VCardWriter().Text("NOTE", "a,b;c\\d\ne").Parts("N", "x;y", null, "z,").List("CATEGORIES", ["p,q", "r"]).ToString();

        Assert.Equal("""
            NOTE:a\,b\;c\\d\ne
            N:x\;y;;z\,
            CATEGORIES:p\,q,r

            """.ReplaceLineEndings("\r\n"), card);
    }

    [Fact]
    public void Values_ThatAreMissing_AreLeftOut() => Assert.Equal("", new VCardWriter().Text("NOTE", null).List("CATEGORIES", []).ToString());
}
