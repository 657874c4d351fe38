namespace EmployeeDirectory.Core.Imports;

/// <summary>The file cannot be read; the message is for whoever sent it.</summary>
public sealed class SheetException(FormattableString message, Exception? inner = null)
    : Exception(FormattableString.Invariant(message), inner)
{
    public FormattableString Reason => message;
}
