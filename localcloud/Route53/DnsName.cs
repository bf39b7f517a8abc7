using System.Text;

namespace Failover.LocalCloud.Route53;

/// <summary>Names as Route 53 stores them: lower case, fully qualified, special characters as three-digit octal escapes.</summary>
public static class DnsName
{
    /// <summary><c>*.Example.com</c> becomes <c>\052.example.com.</c></summary>
    public static string Normalize(string name)
    {
        if (IsPlain(name))
        {
            return name[^1] == '.' ? name : name + ".";
        }

        var normal = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '\\' && i + 3 < name.Length && TryOctal(name.AsSpan(i + 1, 3), out var code))
            {
                Append(normal, code, escaped: true);
                i += 3;
            }
            else
            {
                Append(normal, name[i], escaped: false);
            }
        }

        if (normal.Length == 0 || normal[^1] != '.')
        {
            normal.Append('.');
        }

        return normal.ToString();
    }

    /// <summary>The name without the trailing dot, as clients and IAM write it.</summary>
    public static string Relative(string normalized) => normalized.TrimEnd('.');

    /// <summary>Whether a normalized name is the zone's own name or below it.</summary>
    public static bool IsIn(string name, string zone) =>
        name.EndsWith(zone, StringComparison.Ordinal) && (name.Length == zone.Length || name[^(zone.Length + 1)] == '.');

    /// <summary>The sort key for lists: <c>com.example.www.</c>, including the trailing dot, in ASCII order.</summary>
    public static string SortKey(string normalized)
    {
        var name = normalized.AsSpan().TrimEnd('.');
        return string.Create(name.Length + 1, name, static (key, name) =>
        {
            var at = 0;
            while (true)
            {
                var dot = name.LastIndexOf('.');
                var label = name[(dot + 1)..];
                label.CopyTo(key[at..]);
                at += label.Length;
                key[at++] = '.';
                if (dot < 0)
                {
                    return;
                }

                name = name[..dot];
            }
        });
    }

    /// <summary>Whether the name needs no escaping and no change of case.</summary>
    private static bool IsPlain(string name)
    {
        foreach (var value in name)
        {
            if (!IsPlain(value) && value != '.')
            {
                return false;
            }
        }

        return name.Length > 0;
    }

    private static bool IsPlain(int value) => value is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_';

    private static void Append(StringBuilder normal, int value, bool escaped)
    {
        value = value is >= 'A' and <= 'Z' ? value | 0x20 : value;
        if (IsPlain(value) || (value == '.' && !escaped))
        {
            normal.Append((char)value);
            return;
        }

        normal.Append('\\').Append(Convert.ToString(value, 8).PadLeft(3, '0'));
    }

    private static bool TryOctal(ReadOnlySpan<char> digits, out int code)
    {
        code = 0;
        foreach (var digit in digits)
        {
            if (digit is < '0' or > '7')
            {
                return false;
            }

            code = (code * 8) + (digit - '0');
        }

        return code <= 255;
    }
}
