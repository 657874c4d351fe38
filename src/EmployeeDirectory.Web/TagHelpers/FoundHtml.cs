using System.Text.Encodings.Web;
using EmployeeDirectory.Core.Search;
using Microsoft.AspNetCore.Html;

namespace EmployeeDirectory.Web.TagHelpers;

public sealed class FoundHtml(string? text, IReadOnlySet<string> words) : IHtmlContent
{
    public static void Write(TextWriter writer, HtmlEncoder encoder, string text, IReadOnlySet<string> words)
    {
        foreach (var (part, isMarked) in MatchedText.Split(text, words))
        {
            writer.Write(isMarked ? "<mark>" : "");
            encoder.Encode(writer, part);
            writer.Write(isMarked ? "</mark>" : "");
        }
    }

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write("""<span dir="auto">""");
        Write(writer, encoder, text ?? "", words);
        writer.Write("</span>");
    }
}
