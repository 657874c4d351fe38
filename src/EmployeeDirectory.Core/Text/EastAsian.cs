using System.Text;

namespace EmployeeDirectory.Core.Text;

public static class EastAsian
{
    // In these scripts one character alone stands for a family name.
    public static bool Is(Rune rune) => rune.Value is
        >= 0x3040 and <= 0x30FF or >= 0x3400 and <= 0x9FFF or >= 0xAC00 and <= 0xD7AF or >= 0xF900 and <= 0xFAFF
        or >= 0x20000 and <= 0x3FFFF;
}
