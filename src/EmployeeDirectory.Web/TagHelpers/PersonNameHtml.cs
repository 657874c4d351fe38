using System.Collections.Frozen;
using System.Text.Encodings.Web;
using EmployeeDirectory.Core.Employees;
using Microsoft.AspNetCore.Html;

namespace EmployeeDirectory.Web.TagHelpers;

public sealed class PersonNameHtml(Employee employee, IReadOnlySet<string>? words = null) : IHtmlContent
{
    private readonly IReadOnlySet<string> _words = words ?? FrozenSet<string>.Empty;

    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        var name = employee.DisplayName;
        writer.Write("""<span class="name" dir="auto">""");
        if (PersonName.From(employee).FamilyAt is { } at)
        {
            FoundHtml.Write(writer, encoder, name[..at.Start], _words);
            writer.Write("<b>");
            FoundHtml.Write(writer, encoder, name[at], _words);
            writer.Write("</b>");
            FoundHtml.Write(writer, encoder, name[at.End..], _words);
        }
        else
        {
            FoundHtml.Write(writer, encoder, name, _words);
        }
        writer.Write("</span>");
    }
}
